import { grantForms, parseGrant } from './grants';

/** Who may change what the register says of clusters: of all of them, or of one. */
export type Editor = { role: 'operator' } | { role: 'cluster'; cluster: string };

/** Small letters, digits and single hyphens, such as `cum-5`. */
export const clusterIdForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads a grant as keys write it, `operator` or `cluster:cum-5`; null if its holder changes nothing in the register. */
export function parseEditor(text: string): Editor | null {
  if (text === 'operator') return { role: 'operator' };
  const [role, cluster, ...more] = text.split(':');
  const isCluster = role === 'cluster' && more.length === 0 && clusterIdForm.test(cluster ?? '');
  return isCluster && cluster !== undefined ? { role, cluster } : null;
}

/** Whether a key may be made with this: it opens the gateway, the register's clusters, or both. */
export function isKeyGrant(text: string): boolean {
  return parseGrant(text) !== null || parseEditor(text) !== null;
}

/** What the grant of a key may be, for messages. */
export const keyGrantForms = `${grantForms.replace(' or ', ', ')} or cluster:<id>`;
