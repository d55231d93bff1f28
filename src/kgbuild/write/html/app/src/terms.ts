// What kinds, properties and measures are called, and how a statement reads as a sentence.
import { lang } from "./i18n";

type Pair = [zh: string, en: string];

/** Each in Chinese, and in English of several and of one. */
const KINDS: Record<string, [zh: string, several: string, one: string]> = {
  Person: ["人物", "People", "Person"],
  Post: ["职务", "Posts", "Post"],
  AdministrativeRegion: ["行政区", "Regions", "Region"],
  Place: ["地点", "Places", "Place"],
  Organization: ["机构", "Organisations", "Organisation"],
  Initiative: ["举措", "Initiatives", "Initiative"],
  Project: ["项目", "Projects", "Project"],
  Event: ["活动会议", "Events", "Event"],
  Industry: ["产业", "Industries", "Industry"],
  Honour: ["荣誉", "Honours", "Honour"],
  Article: ["文章", "Articles", "Article"],
};

/** Label seen from the subject, label seen from the object, sentence with {s} and {o}; each zh and en. */
const PROPERTIES: Record<string, [out: Pair, back: Pair, sentence: Pair]> = {
  holdsPost: [["任职", "Holds post"], ["任职者", "Held by"], ["{s}担任{o}", "{s} holds the post {o}"]],
  postIn: [["所属机构", "Post in"], ["设有职务", "Has post"], ["{s}是{o}的职务", "{s} is a post in {o}"]],
  jurisdiction: [["管辖地区", "Jurisdiction"], ["主管职务与机构", "Governed by"], ["{s}管辖{o}", "{s} has jurisdiction over {o}"]],
  affiliatedWith: [["所在机构", "Affiliated with"], ["成员", "Affiliates"], ["{s}属于{o}", "{s} is affiliated with {o}"]],
  within: [["上级区划", "Within"], ["下辖", "Contains"], ["{s}隶属{o}", "{s} lies within {o}"]],
  locatedIn: [["位于", "Located in"], ["境内有", "Located here"], ["{s}位于{o}", "{s} is located in {o}"]],
  implements: [["实施", "Carries out"], ["实施者", "Carried out by"], ["{s}实施{o}", "{s} carries out {o}"]],
  partOf: [["属于", "Part of"], ["包含", "Has part"], ["{s}是{o}的组成部分", "{s} is part of {o}"]],
  undertakes: [["建设", "Undertakes"], ["建设者", "Undertaken by"], ["{s}建设{o}", "{s} undertakes {o}"]],
  participatesIn: [["参与", "Takes part in"], ["参与者", "Participants"], ["{s}参与{o}", "{s} takes part in {o}"]],
  cooperatesWith: [["合作", "Cooperates with"], ["合作", "Cooperates with"], ["{s}与{o}合作", "{s} cooperates with {o}"]],
  develops: [["发展产业", "Develops"], ["发展地区", "Developed by"], ["{s}发展{o}", "{s} develops {o}"]],
  organizes: [["主办", "Organises"], ["主办者", "Organised by"], ["{s}主办{o}", "{s} organises {o}"]],
  spokeAt: [["发言于", "Spoke at"], ["发言者", "Speakers"], ["{s}在{o}上发言", "{s} spoke at {o}"]],
  speaker: [["发言人", "Speaker"], ["发言文章", "Speeches"], ["{o}的发言：{s}", "{s} digests a speech of {o}"]],
  author: [["作者", "Author"], ["署名作品", "Author of"], ["{s}由{o}采写", "{s} is by {o}"]],
  about: [["报道地区", "About"], ["相关报道", "Articles about it"], ["{s}报道{o}", "{s} is about {o}"]],
  reportsOn: [["报道", "Reports on"], ["见于报道", "Reported in"], ["{s}报道{o}", "{s} reports on {o}"]],
  receivedHonour: [["获得荣誉", "Received"], ["获得者", "Received by"], ["{s}获得{o}", "{s} received {o}"]],
  status: [["状态", "Status"], ["状态", "Status"], ["{s}的状态：{o}", "{s}: {o}"]],
  date: [["日期", "Date"], ["日期", "Date"], ["{s}的日期：{o}", "{s} took place on {o}"]],
  startDate: [["开始", "Starts"], ["开始", "Starts"], ["{s}始于{o}", "{s} starts on {o}"]],
  endDate: [["结束", "Ends"], ["结束", "Ends"], ["{s}止于{o}", "{s} ends on {o}"]],
  reprintOf: [["转载自", "Reprint of"], ["被转载为", "Reprinted as"], ["{s}转载自{o}", "{s} is a reprint of {o}"]],
  conflictsWith: [["矛盾", "Conflicts with"], ["矛盾", "Conflicts with"], ["{s}与{o}矛盾", "{s} conflicts with {o}"]],
};

const WORDS: Record<string, Pair> = {
  Amount: ["金额与数量", "Amount"], Count: ["数目", "Count"], Growth: ["增速", "Growth"], Share: ["占比", "Share"],
  Rate: ["比率", "Rate"], Rank: ["位次", "Rank"], Streak: ["连续", "Streak"],
  Exact: ["", ""], AtLeast: ["≥", "≥"], AtMost: ["≤", "≤"], About: ["约", "about"],
  Reported: ["已报告", "reported"], Target: ["目标", "target"], Forecast: ["预期", "forecast"],
  "kg:Planned": ["规划", "planned"], "kg:Started": ["开工", "started"], "kg:Underway": ["在建", "under way"],
  "kg:Completed": ["建成", "completed"], "kg:Operating": ["运营", "operating"],
  Country: ["国家", "country"], Province: ["省级", "province"], Prefecture: ["地级", "prefecture"],
  County: ["县级", "county"], Township: ["乡级", "township"], Village: ["村级", "village"],
  Strategy: ["战略", "strategy"], Program: ["计划工程", "programme"], Campaign: ["行动", "campaign"],
  Mechanism: ["机制", "mechanism"], party: ["党的机构", "party body"], government: ["政府机构", "government"],
  enterprise: ["企业", "enterprise"], research: ["科研机构", "research"], education: ["院校", "education"],
  media: ["媒体", "media"], social: ["社会组织", "social body"], military: ["军队", "military"],
  international: ["国际组织", "international"], speech: ["发言摘要", "speech"], article: ["报道", "article"],
  caption: ["图片说明", "caption"],
};

const pick = (pair: Pair) => pair[lang() === "zh" ? 0 : 1];

export const kindName = (kind: string) => KINDS[kind]?.[lang() === "zh" ? 0 : 1] ?? kind;
/** The kind of one entity. */
export const kindOf = (kind: string) => KINDS[kind]?.[lang() === "zh" ? 0 : 2] ?? kind;
export const word = (term: string) => (WORDS[term] ? pick(WORDS[term]) : term);
export const property = (name: string) => (PROPERTIES[name] ? pick(PROPERTIES[name][0]) : name);
export const inverse = (name: string) => (PROPERTIES[name] ? pick(PROPERTIES[name][1]) : `← ${name}`);

/** The sentence of a statement in pieces: text, and "s" or "o" where an end stands. */
export function sentence(name: string): string[] {
  const text = PROPERTIES[name] ? pick(PROPERTIES[name][2]) : `{s} ${name} {o}`;
  return text.split(/\{([so])\}/);
}
