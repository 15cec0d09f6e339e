package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.DryRunResult;
import io.offboard.PlannedRequest;
import java.util.ArrayList;
import java.util.List;

/** What a dry run has found out so far. Belongs to one thread at a time. */
public final class DryRun {
  private final List<PlannedRequest> requests = new ArrayList<>();
  private Boolean couldSucceed;
  private String reason;
  private boolean refused;

  /** The call would send this next, unless it would be refused before. */
  public void wouldSend(PlannedRequest request) {
    if (!refused) {
      requests.add(request);
    }
  }

  /**
   * The call would be refused here: it could not succeed, and would send nothing of what follows.
   *
   * @param why one sentence
   */
  public void refuse(String why) {
    judge(false, why);
    refused = true;
  }

  /**
   * Says whether the call could succeed; only what is said first counts.
   *
   * @param could null where that is not known
   * @param why one sentence
   */
  public void judge(Boolean could, String why) {
    if (reason == null) {
      couldSucceed = could;
      reason = why;
    }
  }

  /**
   * All that was found out.
   *
   * @param user the user as of now, in the format that was asked for
   * @return the result
   */
  public DryRunResult result(JsonNode user) {
    return new DryRunResult(couldSucceed, reason, requests, user);
  }
}
