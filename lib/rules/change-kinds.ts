/** What counts as a change to a host: everything that alters it or its traces (states 7, H6). */
export const changeKinds = [
  'log in or out', 'start or stop a service', 'edit', 'install', 'reboot', 'disconnect', 'switch off',
] as const
export type ChangeKind = (typeof changeKinds)[number]
