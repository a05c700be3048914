import { MemberLayout } from "./MemberLayout.tsx";
import { memberRoutes } from "./member-routes.tsx";
import { NotFound } from "./NotFound.tsx";
import { Pages } from "./Pages.tsx";
import type { AppTexts } from "../lib/language.ts";
import { start } from "./start.tsx";

void start(() => <Pages routes={memberRoutes} Layout={MemberLayout} notFound={<NotFound home="/" help="/chat" />} />, import.meta.glob<AppTexts>("../texts/*/all-member.ts"));
