/** The BARAZA_SECRET of every test server: the password of the role `baraza_app` is derived from it. */
export const TEST_SECRET = "test-secret-of-at-least-32-characters";
