import type { AcceptedFile } from './spark-groups';

/** The texts of all typed columns, by type; those of columns whose type was inferred have to be values of it. */
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
