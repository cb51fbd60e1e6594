// Finds, filters and groups the reports that stand in the page, in the reader's language, and keeps the view in its address.
(() => {
"use strict";
const root = document.documentElement;
const KEPT = "giamngheo-language";
const TIMES = {
  vi: ["vi-VN", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" }],
  en: ["en-GB", { dateStyle: "long", timeStyle: "short" }],
};
const FILTERS = ["tim", "nam", "vung", "ket-qua", "nhom"];
let language = "vi", told, controls, entries, groups;

const $ = id => document.getElementById(id);
const say = (name, parts = {}) => told[language].words[name].replace(/\{(\w+)\}/g, (all, part) => parts[part] ?? all);

// As `fold` of helpers/places, and all that is no letter or digit is a space; the bar keeps fields apart.
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/[^a-z0-9|]+/g, " ").trim();

// In how few phrases the fields hold all words, each from the beginning of a word; Infinity if they do not. The code of the
// province is half a phrase: 20 is Lạng Sơn before it is the beginning of every year.
function phrases({ fields, node }, words) {
  let count = 0;
  for (let from = 0; from < words.length; ) {
    let to = words.length;
    while (to > from && !fields.includes(` ${words.slice(from, to).join(" ")}`)) to--;
    const coded = to <= from + 1 && words[from] === node.dataset.code;
    if (to === from && !coded) return Infinity;
    count += coded ? 0.5 : 1;
    from = coded ? from + 1 : to;
  }
  return count;
}

function element(name, content = [], attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...[content].flat());
  return made;
}

const readAddress = () => new URLSearchParams(location.hash.slice(1));

function chosenLanguage() {
  const asked = readAddress().get("ngon-ngu");
  if (asked in TIMES) return asked;
  try {
    const kept = localStorage.getItem(KEPT);
    return kept in TIMES ? kept : "vi";
  } catch {
    return "vi"; // the browser keeps nothing for this page
  }
}

function setLanguage(chosen) {
  root.lang = root.dataset.language = language = chosen;
}

function keepLanguage() {
  try {
    localStorage.setItem(KEPT, language);
  } catch { /* as above */ }
}

// Where no plan has a result, or none is listed, there is no such filter.
const value = name => controls.elements[name]?.value ?? "";

function setValue(name, wanted) {
  const [first, ...others] = controls.querySelectorAll(`[name="${name}"]`);
  if (others.length) ([first, ...others].find(one => one.value === wanted) ?? first).checked = true;
  else if (first) {
    first.value = wanted;
    if (first.value !== wanted) first.value = ""; // no such option
  }
}

function writeAddress() {
  const view = new URLSearchParams({ "ngon-ngu": language });
  for (const name of FILTERS) if (value(name)) view.set(name, value(name));
  history.replaceState(null, "", `#${view}`);
}

function speak() {
  for (const one of document.querySelectorAll("[data-vi]")) one.textContent = one.dataset[language];
  for (const button of $("tongues").children) button.setAttribute("aria-pressed", button.value === language);
}

function headings() {
  const named = (key, vi, en) => ({ key, vi, en });
  const regions = [...controls.elements.vung.options].slice(1).map(one => named(one.value, one.dataset.vi, one.dataset.en));
  const example = regions.filter(one => one.key === "example");
  const pair = name => [told.vi.words[name], told.en.words[name]];
  if (value("nhom") === "ten") return [named("", ...pair("all_by_name")), ...example];
  if (value("nhom") === "") return regions;
  const begun = text => text[0].toUpperCase() + text.slice(1);
  const statuses = Object.keys(told.vi.statuses).map(key => named(key, begun(told.vi.statuses[key]), begun(told.en.statuses[key])));
  return [...statuses, named("", ...pair("no_result")), ...example];
}

function arrange() {
  const by = { "": "region", "ket-qua": "status", "ten": "" }[value("nhom")];
  groups = headings().map(({ key, vi, en }) => {
    const number = element("span", [], { class: "number" }), list = element("ol");
    const heading = element("h3", [element("span", vi, { class: "told", lang: "vi" }), element("span", en, { class: "told", lang: "en" }), " ", number]);
    const own = entries.filter(({ node }) => ("madeUp" in node.dataset ? "example" : by && node.dataset[by]) === key);
    list.append(...own.map(one => one.node));
    return { section: element("section", [heading, list], { class: "group" }), number, own };
  });
  $("groups").replaceChildren(...groups.map(group => group.section));
}

function show() {
  const words = fold(value("tim").replaceAll("|", " ")).split(" ").filter(Boolean);
  const costs = entries.map(one => phrases(one, words));
  const least = Math.min(...costs);
  const counts = {};
  let shown = 0;
  entries.forEach((one, i) => {
    const { years, region, status } = one.node.dataset;
    const fits = costs[i] === least && least < Infinity && (!value("nam") || years.split(" ").includes(value("nam"))) && (!value("vung") || region === value("vung"));
    for (const key of fits && status !== undefined ? ["", status] : []) counts[key] = (counts[key] ?? 0) + 1;
    one.node.hidden = !(fits && (!value("ket-qua") || status === value("ket-qua")));
    shown += !one.node.hidden;
  });
  for (const count of controls.querySelectorAll("[data-count]")) count.textContent = counts[count.dataset.count] ?? 0;
  for (const { section, number, own } of groups) {
    const seen = own.filter(one => !one.node.hidden);
    seen.forEach(({ node }, i) => node.classList.toggle("again", i > 0 && seen[i - 1].node.dataset.place === node.dataset.place));
    section.hidden = !seen.length;
    number.textContent = seen.length;
  }
  $("shown").textContent = say("shown", { shown, all: entries.length });
  $("nothing").hidden = shown > 0;
  $("reset").hidden = !["tim", "nam", "vung", "ket-qua"].some(value);
}

function time(written) {
  return new Intl.DateTimeFormat(...TIMES[language]).format(new Date(written));
}

// A report of the last run, or an issue with its number, in the reader's language where it was made in it.
function changed({ kind, name, year, at, number, versions }) {
  const version = versions[language] ?? Object.values(versions)[0];
  const title = `${name[language]} ${year}`;
  const link = version.page ? element("a", title, { href: version.page, hreflang: version.language }) : title;
  if (kind === "failed") {
    const spoken = language in version.reason ? language : "en";
    const lines = version.reason[spoken].split("\n").map(line => element("p", line, { lang: spoken, class: "reason" }));
    return element("li", [link, element("span", ` (${time(version.at)}) `, { class: "hint" }), element("span", say(version.stands ? "stands" : "no_report"), { class: "hint" }), ...lines]);
  }
  if (kind === "withdrawn") {
    return element("li", [`${title}: ${say("number", { number })}`, element("span", ` (${time(at)})`, { class: "hint" }), element("p", version.reason, { class: "reason" })]);
  }
  const numbered = number ? [": ", say("number", { number })] : [];
  if (kind !== "again" || !version.figures.length) return element("li", [link, ...numbered]);
  const { figures, statuses } = told[language];
  const rows = version.figures.map(([figure, old, now]) => {
    const [before, after] = figure === "status" ? [old, now].map(one => statuses[one] ?? one) : [old, now];
    const label = figure === "status" ? say("status") : figures[figure] ?? figure;
    return element("li", [`${label}: `, element("del", before || "–"), " → ", element("ins", after || "–")]);
  });
  return element("li", [link, ...numbered, element("ul", rows)]);
}

function tellRun() {
  const run = window.lastRun, place = $("changes");
  if (!run) return;
  const touched = ({ versions }) => Object.values(versions).some(one => one.figures?.length);
  const kinds = {
    failed: one => one.kind === "failed",
    withdrawn: one => one.kind === "withdrawn",
    figures: one => one.kind === "again" && touched(one),
    new: one => one.kind === "new",
    again: one => one.kind === "again" && !touched(one),
    removed: one => one.kind === "removed",
  };
  const lists = Object.entries(kinds).map(([kind, is]) => [kind, run.reports.filter(is)]).filter(([, own]) => own.length);
  const open = place.firstChild?.open ?? lists.some(([kind]) => ["failed", "withdrawn"].includes(kind));
  const summary = element("summary", [
    element("h2", run.changed ? say("last_changed", { time: time(run.changed) }) : say("never_changed")),
    ...lists.flatMap(([kind, own]) => [" ", element("span", [`${say(kind)}: `, element("b", String(own.length))], { class: `sum ${kind}` })]),
  ]);
  const parts = lists.map(([kind, own]) => [element("h3", say(kind)), element("ul", own.map(changed), { class: kind })]);
  const checked = run.checked ? [element("p", say("checked", { time: time(run.checked) }), { class: "hint" })] : [];
  const details = element("details", [summary, ...parts.flat(), ...checked]);
  details.open = open;
  place.replaceChildren(details);
  place.hidden = false;
}

function readView() {
  setLanguage(chosenLanguage());
  const view = readAddress();
  for (const name of FILTERS) setValue(name, view.get(name) ?? "");
  refresh();
}

function refresh() {
  speak();
  arrange();
  show();
  tellRun();
}

setLanguage(chosenLanguage()); // before anything is painted

document.addEventListener("DOMContentLoaded", () => {
  told = JSON.parse($("words").textContent);
  controls = $("controls");
  entries = [...document.querySelectorAll(".entry")]
    .sort((one, other) => one.dataset.rank - other.dataset.rank)
    .map(node => ({ node, fields: ` ${node.dataset.find.split("|").map(fold).join(" | ")}` }));
  for (const id of ["controls", "tongues", "bar"]) $(id).hidden = false;
  readView();
  controls.addEventListener("submit", event => event.preventDefault());
  controls.addEventListener("input", event => {
    if (event.target.name === "nhom") arrange();
    show();
    writeAddress();
  });
  $("tongues").addEventListener("click", event => {
    if (!event.target.value) return;
    setLanguage(event.target.value);
    keepLanguage();
    writeAddress();
    refresh();
  });
  $("reset").addEventListener("click", () => {
    for (const name of ["tim", "nam", "vung", "ket-qua"]) setValue(name, "");
    show();
    writeAddress();
    controls.elements.tim.focus();
  });
  addEventListener("hashchange", readView);
});
})();
