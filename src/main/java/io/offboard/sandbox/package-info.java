/**
 * Small stand-ins for the vendors, to develop and try an offboarding flow against: they keep state,
 * and answer with the vendors' documented bodies, limits and refusals. Nothing here leaves the
 * machine, and all state is lost when a stand-in is closed.
 *
 * <p>Users and people are seed files in the vendors' own shapes. An entry that behaves in a special
 * way says so under {@code _sandbox}, which is never answered:
 *
 * <ul>
 *   <li>{@code trouble}: what befalls the first deactivation of this user: {@code REQUEST_LOST},
 *       {@code ANSWER_LOST} or {@code ANSWER_SLOW};
 *   <li>{@code error} (Okta): the error code that every deactivation is answered with; {@code
 *       E0000047} stands for too many calls at once;
 *   <li>{@code emptyAnswer} (Okta): a deactivation is answered 204 instead of 200;
 *   <li>{@code readsInTransition} (Okta): how many reads show the deactivation as still going on;
 *   <li>{@code ownsTheToken} (Okta): the API token is this user's, and dies with it;
 *   <li>{@code hasLiveMonitoredAccount} (Vanta): the person is not eligible, which no read shows.
 * </ul>
 */
package io.offboard.sandbox;
