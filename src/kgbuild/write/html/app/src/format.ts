// Numbers, periods and names as people write them.
import { lang } from "./i18n";
import type { Observation } from "./model";
import { word } from "./terms";

const SCALES: [number, string][] = [[1e8, "亿"], [1e4, "万"]];

/** 5240000000 元 as 52.4亿元 in Chinese, as 5.24 billion 元 in English. */
export function quantity(value: number, unit: string): string {
  if (unit === "%" || unit === "‰") return `${plain(value)}${unit}`;
  if (lang() === "en") {
    const text = new Intl.NumberFormat("en", Math.abs(value) >= 1e6
      ? { notation: "compact", compactDisplay: "long", maximumFractionDigits: 3 } : { maximumFractionDigits: 4 }).format(value);
    return unit ? `${text} ${unit}` : text;
  }
  for (const [scale, name] of SCALES) {
    if (Math.abs(value) >= scale) return `${plain(value / scale)}${name}${unit}`;
  }
  return `${plain(value)}${unit}`;
}

function plain(value: number): string {
  return new Intl.NumberFormat("en", { maximumFractionDigits: 4, useGrouping: Math.abs(value) >= 1e5 }).format(value);
}

export function reading(o: Observation): string {
  if (o.measure === "Rank") return lang() === "zh" ? `第${plain(o.value)}位` : `no. ${plain(o.value)}`;
  const sign = o.measure === "Growth" && o.value > 0 ? "+" : "";
  const about = word(o.comparator);
  return `${about}${/[a-z]$/.test(about) ? " " : ""}${sign}${quantity(o.value, o.unit)}`;
}

/** 2023-01-01 to 2023-09-30 as 2023年1–9月; whole years and single days in short. */
export function period(start: string | null, end: string | null): string {
  if (!start || !end) return start ?? end ?? "";
  const [y1, m1, d1] = start.split("-").map(Number);
  const [y2, m2, d2] = end.split("-").map(Number);
  const whole = d1 === 1 && d2 === new Date(Date.UTC(y2, m2, 0)).getUTCDate();
  if (start === end) return start;
  if (whole && m1 === 1 && m2 === 12) return y1 === y2 ? year(y1) : `${y1}–${year(y2)}`;
  if (whole && y1 === y2) {
    if (lang() === "en") return m1 === m2 ? `${month(m1)} ${y1}` : `${month(m1)}–${month(m2)} ${y1}`;
    return m1 === m2 ? `${y1}年${m1}月` : `${y1}年${m1}–${m2}月`;
  }
  return `${start} – ${end}`;
}

const year = (y: number) => (lang() === "zh" ? `${y}年` : `${y}`);
const month = (m: number) => new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2000, m - 1, 1)));

export function days(asOf: string[]): string {
  if (asOf.length < 2) return asOf[0] ?? "";
  return `${asOf[0]} – ${asOf[asOf.length - 1]}`;
}

export function short(name: string, length = 22): string {
  const chars = Array.from(name);
  return chars.length > length ? `${chars.slice(0, length - 1).join("")}…` : name;
}
