/**
 * The names of the states, in the order in which a file passes them. Changing a name is a breaking change, because runbooks and notifications contain the
 * names.
 */
export const STATE_NAMES = {
  validate: 'Validate file',
  isValid: 'File valid?',
  quarantine: 'Quarantine file',
  announceRejected: 'Announce rejected file',
  stage: 'Stage file',
  startJob: 'Start job',
  wait: 'Wait for job',
  checkJob: 'Check job',
  isDone: 'Job done?',
  publish: 'Publish output',
  announcePublished: 'Announce published file',
} as const;
