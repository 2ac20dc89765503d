import { parseProcesses, sparkCpuSeconds, sumOfDrivers } from '../../../local/waiting/spark-cpu';

const LISTING = `
    1     0 00:00:09 init
   10     1 00:00:01 python
   11    10 00:05:00 python
   20    11 00:00:07 node
   30    11 00:00:02 /venv/bin/python
   31    30 1-01:01:01 java
   32    31 02:03.50 python
   40     1 00:59:00 java
`;

test('adds up the drivers and what runs below them, without the server, its functions and other programs', () => {
  expect(sumOfDrivers(parseProcesses(LISTING), 10)).toBe(2 + (86_400 + 3_600 + 60 + 1) + 123.5);
});

test('an emulator without a driver has used nothing', async () => {
  expect(sumOfDrivers(parseProcesses(LISTING), 30)).toBe(123.5);
  expect([0, undefined]).toContain(await sparkCpuSeconds(process.pid));
});
