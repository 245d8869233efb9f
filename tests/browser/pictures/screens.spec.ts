import { expect, test } from '../harness/looking';
import { picture } from '../harness/picture';
import { SCREENS } from '../harness/screens';
import { goTo } from '../harness/test';

for (const { name, path, ready } of SCREENS) {
  test(`picture of ${name}`, async ({ desk, company, watch }) => {
    watch.allow(/answer 404/);
    await goTo(desk, path(company));
    await expect(ready(desk)).toBeVisible();
    await picture(desk, name, ready(desk));
  });
}
