import { lazy, Suspense, useEffect, useState } from "react";
import { onNotice, waitingNotices } from "./toast.ts";

export { notify } from "./toast.ts";

const ToastSurface = lazy(() => import("./ToastSurface.tsx"));

/** Place once in the app. Its code loads at the first notice, not before. */
export function ToastHost() {
  const [needed, setNeeded] = useState(() => waitingNotices() > 0);
  useEffect(() => onNotice(() => setNeeded(true)), []);
  return needed ? (
    <Suspense fallback={null}>
      <ToastSurface />
    </Suspense>
  ) : null;
}
