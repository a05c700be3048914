import { MemberLayout } from "./MemberLayout.tsx";
import { memberRoutes } from "./member-routes.tsx";
import { NotFound } from "./NotFound.tsx";
import { Pages } from "./Pages.tsx";
import { start } from "./start.tsx";

void start(() => <Pages routes={memberRoutes} Layout={MemberLayout} notFound={<NotFound home="/" help="/chat" />} />, (language) => import(`../texts/${language}/all-member.ts`));
