/** How much of something is done, in sight and to hear. */
export function ProgressBar({ label, done, all }: { label: string; done: number; all: number }) {
  const percent = all > 0 ? Math.min(100, Math.round((done / all) * 100)) : 0;
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className="h-2 overflow-hidden rounded-pill bg-sunken">
      <div className="h-full rounded-pill bg-brand transition-[width] duration-300 motion-reduce:transition-none" style={{ width: `${percent}%` }} />
    </div>
  );
}
