import type { SynthesizedResource } from './default-pipeline';
import { table } from './markdown';
import { readInterface, readProperties } from './source-docs';

export function resourceTable(resources: Record<string, SynthesizedResource>): string {
  const stages = new Map<string, Map<string, number>>();
  for (const { Type, Metadata } of Object.values(resources)) {
    const stage = Metadata?.['aws:cdk:path'].split('/')[2] ?? '';
    const types = stages.get(stage) ?? new Map<string, number>();
    stages.set(stage, types.set(Type, (types.get(Type) ?? 0) + 1));
  }
  const rows = [...stages].map(([stage, types]) =>
    [stage, [...types].map(([type, count]) => `${count} ${type.replace('AWS::', '').replace('::', ' ')}`).join(', ')]);
  return `A pipeline with the defaults and one e-mail address has ${Object.keys(resources).length} resources:\n\n${table(['construct', 'resources'], rows)}`;
}

export function propertyTable(): string {
  const rows = (fields: ReturnType<typeof readProperties>, above = '') => fields.map(({ name, type, doc }) => [`\`${above}${name}\``, type, doc]);
  const properties = readProperties('src/file-processing-pipeline.ts', 'FileProcessingPipeline');
  const handlers = readInterface('src/functions/pipeline-handlers.ts', 'PipelineHandlers');
  return table(['property', 'type', 'meaning'], properties.flatMap((property) =>
    (property.name === 'handlers' ? [...rows([property]), ...rows(handlers, 'handlers.')] : rows([property]))));
}
