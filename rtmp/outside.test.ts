import { expect, test } from 'vitest';
import { isInner, lookupOutside } from './outside.ts';
import { pushFlv } from './push.ts';

test.each([
  '127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
  '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', '2001::1',
])('%s is no address of the internet', (address) => expect(isInner(address)).toBe(true)); // oxfmt-ignore

test.each(['193.166.3.2', '8.8.8.8', '172.32.0.1', '2001:67c:2b0::1', '2a00:1450:4010::64'])(
  '%s is one',
  (address) => expect(isInner(address)).toBe(false),
);

test('a name that means this machine is not connected to', async () => {
  const answer = new Promise((resolve) => lookupOutside('localhost', { all: true }, resolve));
  await expect(answer).resolves.toMatchObject({ code: 'EACCES' });
});

test('what others chose is sent to the internet alone', async () => {
  for (const host of ['127.0.0.1:1', '[::1]:1', '10.0.0.7', 'localhost:1', '0x7f.1:1', '2130706433:1'])
    await expect(pushFlv(`rtmp://${host}/app/key`, { outsideOnly: true }), host).rejects.toThrow(
      'inner network',
    );
  await expect(pushFlv('rtmp://127.0.0.1:1/app/key')).rejects.toThrow('ECONNREFUSED');
});
