import { storageError } from '../storage';

describe('an error of the system', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE'])(
    '%s is told as no room',
    (code) => {
      expect(storageError(Object.assign(new Error(code), { code }))).toMatchObject({
        extensions: { code: 'STORAGE_UNAVAILABLE' },
      });
    },
  );

  it('of another kind stays what it is', () => {
    const error = Object.assign(new Error('gone'), { code: 'ENOENT' });
    expect(storageError(error)).toBe(error);
    expect(storageError(null)).toBeNull();
  });
});
