// The words of the interface, Chinese and English.

export type Lang = "zh" | "en";

const WORDS = {
  graph: ["图谱", "Graph"],
  matrix: ["举措×地区", "Programmes × regions"],
  figures: ["数据", "Figures"],
  timeline: ["时间线", "Timeline"],
  regions: ["区划", "Regions"],
  reader: ["原文", "Articles"],
  views: ["视图", "Views"],
  search: ["搜索：名称、拼音、首字母、代码", "Search: name, pinyin, initials, code"],
  noHit: ["没有找到", "Nothing found"],
  inTexts: ["正文", "In the texts"],
  legend: ["图例与筛选", "Legend and filters"],
  filters: ["图例与筛选", "Filters"],
  kinds: ["类型", "Kinds"],
  properties: ["关系", "Properties"],
  document: ["文档", "Document"],
  allDocuments: ["全部文档", "All documents"],
  period: ["发布日期", "Published"],
  from: ["自", "from"],
  to: ["至", "to"],
  region: ["地区（含下辖）", "Region (with all below)"],
  allRegions: ["全部地区", "All regions"],
  confidence: ["最低置信度", "Confidence at least"],
  reset: ["清除筛选", "Clear filters"],
  language: ["English", "中文"],
  theme: ["明暗", "Light or dark"],
  share: ["复制链接", "Copy link"],
  copied: ["已复制", "Copied"],
  exportAs: ["导出", "Export"],
  close: ["关闭", "Close"],
  expand: ["展开", "Expand"],
  collapse: ["收起", "Collapse"],
  hide: ["隐藏", "Hide"],
  pin: ["固定", "Pin"],
  unpin: ["取消固定", "Unpin"],
  focus: ["看周围", "Focus"],
  overview: ["总览", "Overview"],
  fit: ["适应窗口", "Fit"],
  help: ["使用说明", "Help"],
  helpPointer: [
    "单击一个点或一条线，右侧（手机在下方）给出它的全部内容和原文；双击展开它的邻居；拖动把它固定在新的位置；虚线框“+12 项目”点开即展开。",
    "Click a node or a line: beside the graph (on a phone below it) stands all that is said of it, with quotations. A double click opens the neighbours of a node, dragging pins it where it is dropped, a click on a dashed \"+12 Projects\" unfolds it.",
  ],
  keysGraph: ["在图谱上", "On the graph"],
  keysEverywhere: ["在任何地方", "Everywhere"],
  keysSwitch: ["启用单键快捷键（/、1–6、?）", "Shortcuts of a single key (/, 1–6, ?)"],
  keysWhy: ["使用语音输入或容易误触时可以关闭；其余操作不受影响。", "Turn them off if you dictate or touch keys by accident; all else works as before."],
  keySearch: ["搜索", "Search"],
  keyViews: ["切换视图", "Switch to a view"],
  keyHelp: ["打开本说明", "Open this help"],
  keyEscape: ["取消选择，关闭菜单", "Let go of what is selected, close a menu"],
  keyMove: ["移到那个方向最近的点", "Move to the nearest node in that direction"],
  keyPanel: ["转到说明面板", "Go to the panel"],
  keyZoom: ["放大、缩小、适应窗口", "Larger, smaller, fit to the window"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  pathTo: ["查路径…", "Path to…"],
  pathHint: ["选择终点", "Choose where it ends"],
  noPath: ["两者之间没有路径", "No path joins the two"],
  path: ["路径", "Path"],
  aliases: ["又作", "Also"],
  code: ["代码", "Code"],
  relations: ["关系", "Relations"],
  mentions: ["原文提及", "Mentions"],
  asOf: ["截至", "as of"],
  thatDay: ["截至当日", "as of that day"],
  indicator: ["指标", "Indicator"],
  subject: ["主体", "Subject"],
  value: ["数值", "Value"],
  measure: ["性质", "Measure"],
  when: ["时期", "Period"],
  scope: ["范围", "Scope"],
  quote: ["原文", "Quotation"],
  rule: ["规则", "Rule"],
  confidenceShort: ["置信度", "Confidence"],
  reference: ["参考数据", "Reference data"],
  readInArticle: ["在原文中看", "Read in the article"],
  previous: ["上一处", "Previous"],
  next: ["下一处", "Next"],
  cite: ["复制引文", "Copy citation"],
  asTurtle: ["复制 Turtle", "Copy Turtle"],
  asSparql: ["复制 SPARQL", "Copy SPARQL"],
  empty: ["图中没有实体", "The graph is empty"],
  emptyHint: ["没有可显示的内容。", "There is nothing to show."],
  noneHere: ["没有符合筛选条件的内容。", "Nothing passes the filters."],
  sharedOnly: ["只看多地共有", "Shared by several only"],
  firstSeen: ["首见", "First seen"],
  more: ["更多", "more"],
  welcome: ["这张图说了什么", "What this graph says"],
  welcomeHint: [
    "选一个点看它的职务、关系和数据；选一条线看它的依据；每一条都有原文。",
    "Select a node for its posts, relations and figures, a line for what it rests on: every statement has its quotation.",
  ],
  speakers: ["谁在发言", "Who speaks"],
  sharedMost: ["多地共同实施", "Carried out by several"],
  compared: ["谁的数据领先", "Who leads in figures"],
  contents: ["本页内容", "What is here"],
  bracketed: ["（{text}）", " ({text})"],
  inferred: ["年份由发布日期推定", "year inferred from the date of publication"],
  undated: ["日期不详", "Undated"],
  reported: ["数据", "Figures"],
  events: ["活动会议", "Events"],
  posts: ["任职", "Posts"],
  all: ["全部", "All"],
  chart: ["图表", "Chart"],
  canvasHelp: [
    "关系图。方向键移到相邻的点，回车选定，E 展开，H 隐藏，P 固定，加减号缩放，0 适应窗口。",
    "Graph. Arrow keys move to a node, Enter selects, E expands, H hides, P pins, plus and minus zoom, 0 fits.",
  ],
  partial: [
    "图太大，本页只含信息最密的部分：{total} 篇文档中的 {kept} 篇（另有 {n} 个实体、{m} 条陈述未收入）。要查全部，请在本页所在的文件夹运行：",
    "The graph is too large for one page. This is its densest part: {kept} of {total} documents ({n} entities and {m} statements are left out). To explore all of it, run in the folder of this page: ",
  ],
  noHitPart: ["本页没有；未收入的部分里可能有", "Not on this page; it may be in the part that is left out"],
  cut: ["显示前 {n} 行、{m} 列；其余请用筛选查看。", "The first {n} rows and {m} columns are shown; filter to see the others."],
} satisfies Record<string, [string, string]>;

/** Things that are counted: in Chinese, of one in English, of several. */
const COUNTED = {
  documents: ["篇文档", "document", "documents"],
  entities: ["个实体", "entity", "entities"],
  statements: ["条陈述", "statement", "statements"],
  figures: ["项数据", "figure", "figures"],
  steps: ["步", "step", "steps"],
} satisfies Record<string, [string, string, string]>;

export type Word = keyof typeof WORDS;

let current: Lang = (navigator.languages?.[0] ?? navigator.language ?? "zh").toLowerCase().startsWith("zh") ? "zh" : "en";

export const lang = (): Lang => current;

export function setLang(next: Lang): void {
  current = next;
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
}

/** `12 篇文档`, `1 document`. */
export function counted(n: number, what: keyof typeof COUNTED): string {
  const [zh, one, several] = COUNTED[what];
  return `${n.toLocaleString("en")} ${current === "zh" ? zh : n === 1 ? one : several}`;
}

/** A word or sentence, its gaps `{name}` filled. */
export function t(word: Word, gaps: Record<string, string | number> = {}): string {
  return WORDS[word][current === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(gaps[name] ?? ""));
}
