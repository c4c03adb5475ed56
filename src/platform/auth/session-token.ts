import { createHmac, randomBytes } from 'node:crypto';
import { parse, serialize } from 'cookie';

/** How long a session lives without being renewed by a sign-in. */
export const SESSION_LIFETIME_MS = 14 * 24 * 60 * 60 * 1000;

/** 256 random bits, opaque to everybody. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What the database keeps of a token: useless without the secret. Null for text that cannot be a token. */
export function sessionTokenHash(token: string, secret: string): Buffer | null {
  return TOKEN.test(token) ? createHmac('sha256', secret).update(token).digest() : null;
}

const SECURE_NAME = '__Host-session';
/** Browsers refuse `__Host-` without Secure, so plain http on a developer's machine gets another name. */
const PLAIN_NAME = 'session';

/** Set-Cookie value; `token` null takes the cookie away. */
export function sessionCookie(token: string | null, https: boolean): string {
  return serialize(https ? SECURE_NAME : PLAIN_NAME, token ?? '', {
    httpOnly: true,
    secure: https,
    sameSite: 'lax',
    path: '/',
    maxAge: token === null ? 0 : SESSION_LIFETIME_MS / 1000,
  });
}

/** The session token of a Cookie header, if any. */
export function cookieToken(header: string | undefined, https: boolean): string | null {
  if (header === undefined || header.length > 8_192) return null;
  return parse(header)[https ? SECURE_NAME : PLAIN_NAME] ?? null;
}

/** The token of `Authorization: Bearer …`, if any. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer +(\S{1,256})$/i.exec(header ?? '')?.[1] ?? null;
}
