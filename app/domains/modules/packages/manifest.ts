import { type PackageStandard, markAsShare } from './package-data.ts';
import { escape } from './render-html.ts';

type Manifest = {
  standard: Exclude<PackageStandard, 'cmi5'>;
  id: string;
  title: string;
  files: string[];
  /** Per cent. */ pass: number | null;
};

const NAMESPACES = {
  'scorm-1.2':
    'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
  'scorm-2004':
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
};

/** `imsmanifest.xml` of a package of one part (SCORM 1.2 CAM §2.3, SCORM 2004 4th Edition CAM §3.4). */
export function manifestOf({ standard, id, title, files, pass }: Manifest): string {
  const isOld = standard === 'scorm-1.2';
  // SCORM 1.2 CAM §2.3.2.5.2: the score that the part is passed with, 0 to 100.
  const mastery = isOld && pass !== null ? `<adlcp:masteryscore>${pass}</adlcp:masteryscore>` : '';
  // SCORM 2004 SN §3.10: the primary objective is satisfied by its measure.
  const sequencing =
    !isOld && pass !== null
      ? `<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="course" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>${markAsShare(pass)}</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>`
      : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${escape(id)}" version="1" ${NAMESPACES[standard]}>
  <metadata><schema>ADL SCORM</schema><schemaversion>${isOld ? '1.2' : '2004 4th Edition'}</schemaversion></metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${escape(title)}</title>
      <item identifier="whole" identifierref="pages"><title>${escape(title)}</title>${mastery}${sequencing}</item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="pages" type="webcontent" ${isOld ? 'adlcp:scormtype' : 'adlcp:scormType'}="sco" href="index.html">
      ${files.map((href) => `<file href="${escape(href)}"/>`).join('\n      ')}
    </resource>
  </resources>
</manifest>
`;
}
