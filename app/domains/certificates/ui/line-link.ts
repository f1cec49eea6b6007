import { urls } from '#app/urls.ts';

type Activity = { id: string; participationId: string | null };
type Certificate = { row: { id: string; participationId: string } };

/** Where lines of one's own ledger lead: an activity of one's own to its page, everything else to its certificate. */
export const lineLinks =
  (activities: Activity[], certificates: Certificate[]) =>
  (participationId: string): string | null => {
    const activity = activities.find((each) => each.participationId === participationId);
    if (activity) return urls.ownActivity(activity.id);
    const certificate = certificates.find(({ row }) => row.participationId === participationId);
    return certificate ? urls.certificatePdf(certificate.row.id) : null;
  };
