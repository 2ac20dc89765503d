import type { CompressionName, CompressionSetting } from '../../../src/contract/dialect';

/** How a file is compressed whose name, or key, is given. */
export function resolveCompression(setting: CompressionSetting, name: string): CompressionName {
  if (setting !== 'auto') return setting;
  return name.toLowerCase().endsWith('.gz') ? 'gzip' : 'none';
}
