// Keeps the list fresh while somebody looks at it. The page reads without it.
const list = document.getElementById("list");
let shown = list.innerHTML;
setInterval(async () => {
  if (document.hidden) return;
  try {
    const open = location.pathname.startsWith("/mails/") ? `&open=${encodeURIComponent(location.pathname.slice(7))}` : "";
    const fresh = await (await fetch(list.dataset.address + open)).text();
    if (fresh !== shown) list.innerHTML = shown = fresh;
  } catch {
    // The mailbox was stopped; it is asked again.
  }
}, 2000);
