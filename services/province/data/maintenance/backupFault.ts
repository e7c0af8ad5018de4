/** What is wrong with a backup, in both languages. */
export interface BackupFault {
  vi: string;
  en: string;
}

/** Seen while bytes are read, where the file's name is not known. */
export class BackupFaultError extends Error {
  constructor(readonly fault: BackupFault) {
    super(`${fault.vi}. ${fault.en}`);
  }
}
