import type { LiesOfAKind } from '../lie';

export const tokenLies: LiesOfAKind = [
  'Tokens',
  [
    {
      id: 'any-token',
      what: 'Any token is taken',
      kit: 'token.otherKey',
      gateway: 'SAME',
      trust: () => true,
    },
    {
      id: 'no-token',
      what: 'No token is needed',
      kit: 'token.missing',
      gateway: 'SAME',
      trust: ({ iat }) => iat === undefined,
    },
    {
      id: 'unsigned-token',
      what: 'A token without a signature is taken',
      kit: 'token.unsigned',
      gateway: 'SAME',
      trust: (_claims, { alg }) => alg === 'none',
    },
    {
      id: 'expired-token',
      what: 'An expired token is taken',
      kit: 'token.expired',
      gateway: 'SAME',
      trust: ({ exp }) => Number(exp) < Date.now() / 1_000,
    },
    {
      id: 'token-of-another-issuer',
      what: 'Who issued a token is not looked at',
      kit: 'token.otherIssuer',
      gateway: 'SAME',
      trust: ({ iss }) => iss !== undefined && iss !== 'congdoan-gateway',
    },
    {
      id: 'token-of-a-day',
      what: 'A token that is good for a day is taken',
      kit: 'token.longLived',
      gateway: 'SAME',
      trust: ({ iat, exp }) => Number(exp) - Number(iat) > 60,
    },
    {
      id: 'token-of-tomorrow',
      what: 'A token is taken that was issued an hour ahead',
      kit: 'token.notYet',
      gateway: 'SAME',
      trust: ({ iat }) => Number(iat) > Date.now() / 1_000 + 60,
    },
    {
      id: 'token-of-another-province',
      what: 'A token for another province is taken',
      kit: 'token.otherProvince',
      gateway: 'SAME',
      trust: ({ aud }) => aud !== undefined && ![aud].flat().includes('lang-son'),
    },
    {
      id: 'token-of-no-role',
      what: 'A token that names no role is taken',
      kit: 'token.noRole',
      gateway: 'SAME',
      trust: ({ iat, role }) => iat !== undefined && role === undefined,
    },
  ],
];
