import { NotFound } from "./NotFound.tsx";
import { Pages } from "./Pages.tsx";
import { StaffLayout } from "./StaffLayout.tsx";
import { staffRoutes } from "./staff-routes.tsx";
import type { AppTexts } from "../lib/language.ts";
import { start } from "./start.tsx";

void start(() => <Pages routes={staffRoutes} Layout={StaffLayout} notFound={<NotFound home="/desk" />} />, import.meta.glob<AppTexts>("../texts/*/all-staff.ts"));
