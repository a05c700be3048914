/** Sends what is due to one browser. Its payload: `{subscriptionId}`. */
export const pushJobName = "notifications.push";
