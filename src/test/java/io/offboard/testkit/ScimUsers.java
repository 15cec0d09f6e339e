package io.offboard.testkit;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Where the {@link ScimServer} has its users: all that the SDK leaves to an application. */
final class ScimUsers extends ResourceHandler<User> {
  private final Map<String, User> byId = new ConcurrentHashMap<>();

  @Override
  public User createResource(User user, Context context) {
    var now = Instant.now();
    user.setId(UUID.randomUUID().toString());
    user.setMeta(Meta.builder().created(now).lastModified(now).build());
    byId.put(user.getId().orElseThrow(), user);
    return user;
  }

  @Override
  public User getResource(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    var user = byId.get(id);
    if (user == null) {
      throw new ResourceNotFoundException("Resource " + id + " not found");
    }
    return user;
  }

  @Override
  public PartialListResponse<User> listResources(
      long startIndex,
      int count,
      FilterNode filter,
      SchemaAttribute sortBy,
      SortOrder sortOrder,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    var users = List.copyOf(byId.values());
    return PartialListResponse.<User>builder().resources(users).totalResults(users.size()).build();
  }

  @Override
  public User updateResource(User user, Context context) {
    byId.put(user.getId().orElseThrow(), user);
    return user;
  }

  @Override
  public void deleteResource(String id, Context context) {
    byId.remove(id);
  }
}
