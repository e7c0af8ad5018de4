/** What has been loaded of what takes long. */
const loaded: string[] = [];

jest.mock('../../gateway', () => loaded.push('gateway') && {});
jest.mock('../../services/province', () => loaded.push('province') && {});
jest.mock('../../services/register', () => loaded.push('register') && {});

it('a start loads the services only beside the opening of its databases, which has a thread of its own', async () => {
  await import('../roles/start');
  expect(loaded).toEqual([]);
  await import('../roles/allServices');
  expect(new Set(loaded)).toEqual(new Set(['gateway', 'province', 'register']));
});
