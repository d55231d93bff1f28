// Finding entities by name, part of a name, alias, pinyin, initials or code.
import type { Entity, Graph, Quote } from "./model";

export interface Hit {
  entity: Entity;
  score: number;
}

export class Index {
  private readonly texts: string[];

  constructor(private readonly graph: Graph) {
    this.texts = graph.entities.map((e) => fold([e.name, ...e.aliases, e.code ?? "", e.pinyin.replaceAll(" ", "\n")].join("\n")));
  }

  /** Where the texts of the documents have what was typed, word for word: the first few places. */
  places(typed: string, most: number): Quote[] {
    const query = typed.trim();
    const found: Quote[] = [];
    if (query.length < 2) return found;
    for (const [document, { text }] of this.graph.documents.entries()) {
      if (found.length >= most) break;
      for (let at = text.indexOf(query); at >= 0 && found.length < most; at = text.indexOf(query, at + query.length)) {
        const start = codePoints(text, at);
        found.push({ document, start, end: start + Array.from(query).length, rule: "", confidence: 1, reference: null });
      }
    }
    return found;
  }

  /** The best hits for what was typed, best first. */
  find(typed: string, limit = 40): Hit[] {
    const query = fold(typed).replace(/\n/g, "");
    if (!query) return [];
    const hits: Hit[] = [];
    this.texts.forEach((text, id) => {
      const at = text.indexOf(query);
      if (at < 0) return;
      const entity = this.graph.entities[id];
      hits.push({ entity, score: score(text, query, at) + Math.log2(1 + entity.weight) / 64 }); // less than 1
    });
    hits.sort((a, b) => b.score - a.score || a.entity.id - b.entity.id);
    return hits.slice(0, limit);
  }
}

/** How many code points stand before a place that counts UTF-16 units. */
function codePoints(text: string, at: number): number {
  return Array.from(text.slice(0, at)).length;
}

/** 4 for a whole name, 3 for the start of the main name, 2 for the start of another, 1 for a part. */
function score(text: string, query: string, at: number): number {
  if (`\n${text}\n`.includes(`\n${query}\n`)) return 4;
  if (at === 0) return 3;
  return `\n${text}`.includes(`\n${query}`) ? 2 : 1;
}

/** Width and case folded; quotation marks, middle dots and spaces left out. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[“”"‘’'「」『』·•‧]|[^\S\n]/g, "");
}
