const colours = ["page", "surface", "raised", "sunken", "hover", "border", "border-strong", "text", "muted", "brand", "brand-hover", "brand-text", "brand-soft", "accent", "success", "warning", "danger", "info", "note"];
const sizes = ["text-xs", "text-sm", "text-base", "text-lg", "text-xl", "text-2xl", "text-3xl"];

export function Swatches() {
  return (
    <div className="space-y-6">
      <div className="grid grid-cols-3 gap-3 sm:grid-cols-6 lg:grid-cols-10">
        {colours.map((name) => (
          <div key={name} className="space-y-1 text-xs text-muted">
            <div className="h-12 rounded-md border border-border" style={{ background: `var(--${name})` }} />
            {name}
          </div>
        ))}
      </div>
      <div className="space-y-1">
        {sizes.map((size) => (
          <p key={size} className={size}>
            A council, where people meet and are heard <span className="font-mono">₦ 1,240.50</span>
          </p>
        ))}
        <p className="font-display text-2xl font-bold">Display heading</p>
      </div>
    </div>
  );
}
