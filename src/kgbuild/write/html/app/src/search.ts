// Finding entities by name, part of a name, alias, pinyin, initials or code.
import type { Entity, Graph } from "./model";

export interface Hit {
  entity: Entity;
  score: number;
}

export class Index {
  private readonly texts: string[];

  constructor(private readonly graph: Graph) {
    this.texts = graph.entities.map((e) => fold([e.name, ...e.aliases, e.code ?? "", e.pinyin.replaceAll(" ", "\n")].join("\n")));
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
      hits.push({ entity, score: score(text, query, at) + Math.min(entity.weight, 200) / 400 });
    });
    hits.sort((a, b) => b.score - a.score || a.entity.id - b.entity.id);
    return hits.slice(0, limit);
  }
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
