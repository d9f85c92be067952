// Keys for people who read a lot: / searches, j and k walk through the rows, Enter opens,
// c copies the link of the page as it stands. All of it works without this file as well.
"use strict";

const items = () => [...document.querySelectorAll("[data-item]")];
let at = -1;

function openerOf(item) {
  return item.querySelector("[data-open]") || item.querySelector("a");
}

function walk(step) {
  const all = items();
  if (!all.length) return;
  const focused = document.activeElement && document.activeElement.closest("[data-item]");
  if (focused) at = all.indexOf(focused);
  at = Math.min(Math.max(at + step, 0), all.length - 1);
  for (const item of all) item.classList.toggle("at", item === all[at]);
  const opener = openerOf(all[at]);
  if (opener) opener.focus({ preventScroll: true });
  all[at].scrollIntoView({ block: "nearest" });
}

async function copyLink(address) {
  const said = document.querySelector("[data-said]");
  try {
    await navigator.clipboard.writeText(address);
    said.textContent = `${said.dataset.copied}: ${address}`;
  } catch {
    said.textContent = address;
  }
  setTimeout(() => { said.textContent = ""; }, 4000);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && typing) return typing.blur();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const box = event.target.closest("[data-sql]");
    if (box) box.requestSubmit();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    const search = document.querySelector("[data-search]");
    search.focus();
    search.select();
  } else if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "c") copyLink(location.href);
});

// Airflow's frame lets no page open a tab: there a link to an outlet is copied instead.
if (window.top !== window) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.out");
    if (!link) return;
    event.preventDefault();
    copyLink(link.href);
  });
}

// On a small screen what narrows a search comes folded, so that the results come first.
if (matchMedia("(max-width: 60rem)").matches) {
  for (const facets of document.querySelectorAll("[data-facets]")) facets.open = false;
}

// The evidence is brought into sight inside its article, without moving the page.
const text = document.querySelector("[data-text]");
const evidence = document.getElementById("evidence");
if (text && evidence) {
  text.scrollTop = evidence.offsetTop - text.offsetTop - text.clientHeight / 3;
}

// Empty fields need not stand in an address that people share.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form :disabled")) field.disabled = false;
});
