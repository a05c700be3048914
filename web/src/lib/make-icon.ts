import { createElement, type SVGProps } from "react";

/** A shape of an icon: an SVG element's name and attributes. */
export type Shape = readonly [element: string, attributes: Readonly<Record<string, string>>];

type IconProps = SVGProps<SVGSVGElement> & { size?: number | string };

/**
 * What the build has in the place of lucide-react's icon component: the same picture and the same defaults, with every attribute open
 * to the caller. Hidden from screen readers unless it is given a role, a title or an `aria-` attribute.
 *
 * @param shapes on a field of 24 × 24
 */
export function makeIcon(shapes: readonly Shape[]) {
  return ({ size = 24, ...props }: IconProps) =>
    createElement(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg", width: size, height: size, viewBox: "0 0 24 24",
        fill: "none", stroke: "currentColor", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round",
        "aria-hidden": Object.entries(props).some(([name, value]) => (value ?? null) !== null && /^(aria-|role$|title$)/.test(name)) ? undefined : true,
        ...props,
      },
      ...shapes.map(([element, attributes]) => createElement(element, attributes)),
    );
}
