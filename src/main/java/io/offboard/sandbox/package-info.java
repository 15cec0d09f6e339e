/**
 * Small stand-ins for the vendors, to develop and try an offboarding flow against: they keep state,
 * and answer with the vendors' documented bodies, limits and refusals. Nothing here leaves the
 * machine, and all state is lost when a stand-in is closed.
 *
 * <p>Users and people are seed files in the vendors' own shapes. An entry that behaves in a special
 * way says so under {@code _sandbox}, which is never answered:
 *
 * <ul>
 *   <li>{@code copies}: the entry stands for so many, with each 101 in it counted up: 102, 103, and
 *       so on;
 *   <li>{@code trouble}: what befalls the first deactivation of this user, at SCIM its first
 *       change: {@code REQUEST_LOST}, {@code ANSWER_LOST} or {@code ANSWER_SLOW};
 *   <li>{@code error} (Okta): the error code that every deactivation is answered with; {@code
 *       E0000047} stands for too many calls at once;
 *   <li>{@code error} (SCIM): the status that every change is refused with;
 *   <li>{@code emptyAnswer} (Okta, SCIM): a deactivation is answered 204 instead of 200;
 *   <li>{@code readsInTransition} (Okta, SCIM): how many reads show the deactivation as still going
 *       on;
 *   <li>{@code ownsTheToken} (Okta): the API token is this user's, and dies with it;
 *   <li>{@code answersFromBefore} (SCIM): a change is answered with the document from before it;
 *   <li>{@code deletedWhenInactive} (SCIM): once set inactive, the user is not found any more;
 *   <li>{@code refusesWhenInactive} (SCIM): a change of an inactive user that leaves it inactive is
 *       400;
 *   <li>{@code byteOrderMark} (SCIM): answers about this user begin with a byte order mark;
 *   <li>{@code capitalId} (SCIM): the id is answered in capital letters, and taken in any case;
 *   <li>{@code versionInHeaderOnly} (SCIM): the document has no {@code meta.version}, only the
 *       answer its {@code ETag};
 *   <li>{@code hasLiveMonitoredAccount} (Vanta): the person is not eligible, which no read shows.
 * </ul>
 *
 * <p>A SCIM user is seeded with {@code active} as a boolean, a text, a number or not at all, and is
 * answered in that form for good; without it the user is active at first.
 */
package io.offboard.sandbox;
