import type { AcceptedFile } from './spark-groups';

/** Collects the texts in all typed columns, by type. Every text in a column whose type is inferred must be a value of that type. */
export class TypedValues {
  private readonly texts = new Map<string, { declared: Set<string>; inferred: Set<string> }>();

  add({ facts, table: { records }, declaresTypes }: AcceptedFile): void {
    facts.columns.forEach(({ type }, column) => {
      if (type === 'string') return;
      const ofType = this.texts.get(type) ?? { declared: new Set(), inferred: new Set() };
      this.texts.set(type, ofType);
      const texts = declaresTypes ? ofType.declared : ofType.inferred;
      for (const { [column]: text } of records) {
        if (text !== null) texts.add(text);
      }
    });
  }

  get values(): { type: string; declared: string[]; inferred: string[] }[] {
    return [...this.texts].map(([type, { declared, inferred }]) => ({ type, declared: [...declared], inferred: [...inferred] }));
  }
}
