/** The states of the workflow, in the order of a file's way. Changing one is a breaking change: runbooks and announcements name them. */
export const STATE_NAMES = {
  validate: 'Validate file',
  isValid: 'File valid?',
  quarantine: 'Quarantine file',
  announceRejected: 'Announce rejected file',
  rejected: 'File rejected',
  stage: 'Stage file',
  startJob: 'Start job',
  wait: 'Wait for job',
  checkJob: 'Check job',
  isDone: 'Job done?',
  publish: 'Publish output',
  announcePublished: 'Announce published file',
  isCurrent: 'Output current?',
  processed: 'File processed',
  superseded: 'File superseded',
} as const;
