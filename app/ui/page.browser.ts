import { announce } from './page/announce.ts';
import { applyFilters } from './page/apply-filters.ts';
import { keepDrafts } from './page/keep-drafts.ts';
import { keepPlace, returnToPlace } from './page/keep-place.ts';
import { closeMenus } from './page/close-menus.ts';
import { sendOn } from './page/send-on.ts';
import { sendOnce } from './page/send-once.ts';

/** Script of every page. All of it is comfort: without it the same forms and links do the same. */
announce();
keepDrafts();
returnToPlace();
keepPlace();
sendOnce();
closeMenus();
applyFilters();
sendOn();
