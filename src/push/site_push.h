// SPDX-License-Identifier: MIT
// A push: what is to be done is decided first, then done post by post.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/note.h"
#include "model/post.h"
#include "push/compare_members.h"
#include "push/post_request.h"
#include "push/push_comments.h"
#include "push/push_context.h"
#include "push/push_store.h"
#include "push/push_terms.h"
#include "push/push_users.h"
#include "push/send_members.h"
#include "push/site_posts.h"
#include "push/uploaded_links.h"

namespace postferry {

/// Told behind each post: how many are done, of how many.
using PushProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// look(), then push(). Memory: what PushStore and SitePosts hold, the journal, and one post.
class SitePush {
 public:
  SitePush(PushContext& context, PushStore& store);

  /// Asks what the site has, and decides for each post. Sends GET alone. With PushContext::journal
  /// what that knows counts; without, everything is judged by what the site has.
  void look();
  /// Users, terms, then posts with their comments, then links between posts; then reads back what
  /// was written and tells differences. Throws Error(input) when the site fails for good; the
  /// journal then has what was done.
  void push(const PushProgress& progress);

  /// What look() found, or what push() did. The notes of lists that the site did not give.
  [[nodiscard]] Notes& notes() noexcept { return notes_; }

 private:
  // Decisions: push_decisions.cpp
  void list_posts();
  void refuse_doubles();
  void match_known();
  void match_others();
  void learn_files();
  void judge_matches();
  void judge(PushItem& item, const JsonNode& copy);
  void judge_date(PushItem& item, const Post& post,
                  const std::vector<MemberDifference>& differences);
  [[nodiscard]] bool is_half_made(const PushItem& item, const Post& post,
                                  const std::vector<MemberDifference>& differences,
                                  const JsonNode& copy);
  [[nodiscard]] bool lacks_comments(const PushItem& item);
  void count_actions();

  // Posts: site_push.cpp
  enum class Turn : std::uint8_t { files, posts, menu_items };

  void push_posts(Turn turn, const PushProgress& progress);
  void push_item(PushItem& item);
  void write(PushItem& item, const Post& post, PushMembers members);
  [[nodiscard]] std::uint64_t create(PushItem& item, const Post& post, const PushMembers& members);
  [[nodiscard]] std::uint64_t create_file(PushItem& item, const Post& post,
                                          const PushMembers& members);
  [[nodiscard]] bool update(PushItem& item, const Post& post, const PushMembers& members);
  void push_comments(PushItem& item, const Post& post, bool fresh);
  void close(PushItem& item, const Post& post);
  void remember(PushItem& item, const Post& post, bool open);
  void refuse(PushItem& item, const Post& post, const std::string& why);
  void refuse(PushItem& item, const Post& post, const Written& written);
  void note_dropped(std::uint64_t remote, const Post& post, const SentMembers& sent);
  void tell_dropped(PushItem& item);

  // push_links.cpp
  struct PushLink {
    const char* member;    // of the request
    std::string id;        // of the source
    std::uint64_t key;     // of that
    std::uint64_t remote;  // 0: not on the site, or not yet
  };
  [[nodiscard]] std::vector<PushLink> links_of(const PushItem& item, const Post& post) const;
  [[nodiscard]] std::uint64_t remote_of(std::uint64_t key, const std::string& id,
                                        const std::vector<std::string>& types) const;
  [[nodiscard]] std::uint64_t unset_links(const PushItem& item, const Post& post) const;
  [[nodiscard]] bool is_settled(std::uint64_t key) const;
  void set_links();
  void tell_unset_links();

  // push_read_back.cpp
  void read_back();
  void read_back(const PushType& type, const std::vector<PushItem*>& items);

  [[nodiscard]] PushMembers request(const PushItem& item, const Post& post) const;
  [[nodiscard]] std::string key_of(const Post& post) const;
  [[nodiscard]] const PushType& type_of_item(const PushItem& item) const;
  [[nodiscard]] std::uint64_t look_for(const PushItem& item, const Post& post);

  PushContext& context_;
  PushStore& store_;
  Notes notes_;
  PushUsers users_;
  PushTerms terms_;
  SitePosts posts_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_id_;     // key of a source's id -> item
  std::unordered_map<std::uint64_t, std::uint64_t> modified_;  // of what was written, by remote id
  std::unordered_map<std::uint64_t, DroppedMembers> dropped_;  // of that, too
  UploadedLinks links_;
  std::unique_ptr<PushComments> comments_;
  std::uint64_t done_ = 0;
};

/// Gives the site's copies (context edit) of posts of a type to `take`, fifty a request; those that
/// it does not give are left out.
void for_each_copy(RestApi& api, const PushTarget& target, const PushType& type,
                   const std::vector<std::uint64_t>& ids,
                   const std::function<void(std::uint64_t, const JsonNode&)>& take, Notes& notes);

}  // namespace postferry
