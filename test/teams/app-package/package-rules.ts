import { inflateSync } from 'node:zlib';
import { z } from 'zod';

/**
 * The rules of Teams' app manifest 1.22 for the parts that Parley uses, in our own words:
 * https://learn.microsoft.com/microsoft-365/extensibility/schema and https://github.com/OfficeDev/microsoft-teams-app-schema.
 */
const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.22';
const text = (most: number) => z.string().min(1).max(most);
const guid = z.string().regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
const page = z
  .string()
  .max(2048)
  .regex(/^https:\/\/[^/]/);
const file = z
  .string()
  .max(2048)
  .regex(/^[^/\\:]+\.(png|json)$/);
const tag = z.string().regex(/^[a-z]{2}(-[a-z]{2})?$/);
const scopes = z
  .array(z.enum(['personal', 'team', 'groupChat']))
  .min(1)
  .max(3)
  .refine((all) => new Set(all).size === all.length);

const commandList = z.strictObject({
  scopes,
  commands: z.array(z.strictObject({ title: text(32), description: text(128) })).max(10),
});

const manifest = z.strictObject({
  $schema: z.literal(`${SCHEMA}/MicrosoftTeams.schema.json`),
  manifestVersion: z.literal('1.22'),
  version: z
    .string()
    .max(256)
    .regex(/^[1-9]\d*\.\d+\.\d+$/),
  id: guid,
  developer: z.strictObject({
    name: text(32),
    websiteUrl: page,
    privacyUrl: page,
    termsOfUseUrl: page,
  }),
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4000) }),
  icons: z.strictObject({ color: file, outline: file }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  localizationInfo: z.strictObject({
    defaultLanguageTag: tag,
    additionalLanguages: z.array(z.strictObject({ languageTag: tag, file })),
  }),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes,
        supportsFiles: z.boolean(),
        isNotificationOnly: z.boolean(),
        commandLists: z.array(commandList).max(3),
      }),
    )
    .length(1),
  defaultInstallScope: z.enum(['personal', 'team', 'groupChat']),
  validDomains: z
    .array(
      z
        .string()
        .max(2048)
        .regex(/^[^/:*]+$/),
    )
    .max(16),
});

const localization = z
  .object({
    $schema: z.literal(`${SCHEMA}/MicrosoftTeams.Localization.schema.json`),
    'name.short': text(30),
    'name.full': text(100),
    'description.short': text(80),
    'description.full': text(4000),
  })
  .catchall(z.string().min(1));

const LISTED = /^bots\[0\]\.commandLists\[[0-2]\]\.commands\[[0-9]\]\.(title|description)$/;

/** The paths of what Teams would refuse. */
export function manifestFaults(given: unknown): readonly string[] {
  return faultsBy(manifest, given);
}

export function localizationFaults(given: unknown): readonly string[] {
  const faults = faultsBy(localization, given);
  const own = Object.entries(Object(given)).filter(([name]) => name.startsWith('bots'));
  const long = own.filter(([name, words]) => {
    const most = name.endsWith('.title') ? 32 : 128;
    return !LISTED.test(name) || String(words).length > most;
  });
  return [...faults, ...long.map(([name]) => name)];
}

function faultsBy(schema: z.ZodType, given: unknown): readonly string[] {
  const { error } = schema.safeParse(given);
  return (error?.issues ?? []).map(({ path }) => path.join('.')).sort();
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, and how much it covers, of each pixel. */
  readonly pixels: readonly (readonly number[])[];
}

const SIGNATURE = '89504e470d0a1a0a';
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** A PNG of 8-bit colours as its pixels (https://www.w3.org/TR/png-3). */
export function readPng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('no PNG');
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 8, at + 8 + length);
    const kind = file.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') data.push(body);
    at += 12 + length;
  }
  if (header === undefined) throw new Error('a PNG without its header');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header.readUInt8(9)];
  if (channels === undefined || header.readUInt8(8) !== 8) throw new Error('another kind of PNG');
  const rows = unfiltered(inflateSync(Buffer.concat(data)), { width, height, channels });
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = rows.subarray(
      index * channels,
      (index + 1) * channels,
    );
    return [red, green, blue, alpha];
  });
  return { width, height, pixels };
}

function unfiltered(
  raw: Buffer,
  { width, height, channels }: { width: number; height: number; channels: number },
): Uint8Array {
  const stride = width * channels;
  const all = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (all[y * stride + x - channels] ?? 0);
      const up = y === 0 ? 0 : (all[(y - 1) * stride + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (all[(y - 1) * stride + x - channels] ?? 0);
      const before = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter ?? 0] ?? 0;
      all[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + before) & 0xff;
    }
  }
  return all;
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((one) => Math.abs(guess - one));
  if ((byLeft ?? 0) <= (byUp ?? 0) && (byLeft ?? 0) <= (byCorner ?? 0)) return left;
  return (byUp ?? 0) <= (byCorner ?? 0) ? up : corner;
}
