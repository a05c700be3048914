import { NotFound } from "./NotFound.tsx";
import { Pages } from "./Pages.tsx";
import { StaffLayout } from "./StaffLayout.tsx";
import { staffRoutes } from "./staff-routes.tsx";
import { start } from "./start.tsx";

void start(() => <Pages routes={staffRoutes} Layout={StaffLayout} notFound={<NotFound home="/desk" />} />, (language) => import(`../texts/${language}/all-staff.ts`));
