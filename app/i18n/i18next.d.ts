import type accounts from '#locales/en/accounts.json';
import type catalogue from '#locales/en/catalogue.json';
import type certificates from '#locales/en/certificates.json';
import type common from '#locales/en/common.json';
import type credits from '#locales/en/credits.json';
import type errors from '#locales/en/errors.json';
import type learning from '#locales/en/learning.json';
import type scorm from '#locales/en/scorm.json';
import type rooms from '#locales/en/rooms.json';
import type webinars from '#locales/en/webinars.json';
import type mentoring from '#locales/en/mentoring.json';
import type consultations from '#locales/en/consultations.json';
import type modules from '#locales/en/modules.json';
import type xapi from '#locales/en/xapi.json';
import type zones from '#locales/en/zones.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      accounts: typeof accounts;
      catalogue: typeof catalogue;
      certificates: typeof certificates;
      common: typeof common;
      credits: typeof credits;
      errors: typeof errors;
      learning: typeof learning;
      scorm: typeof scorm;
      rooms: typeof rooms;
      webinars: typeof webinars;
      mentoring: typeof mentoring;
      consultations: typeof consultations;
      modules: typeof modules;
      xapi: typeof xapi;
      zones: typeof zones;
    };
  }
}
