// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/post.h"
#include "push/push_context.h"
#include "push/push_members.h"
#include "rest/comments_of.h"

namespace postferry {

/// The comments of one post after the other: parents first, each once.
/// Those that the journal knows are left alone unless the source says something else now, or the
/// site refused them. What the site has with date, author and text of one of ours is that one.
class PushComments {
 public:
  PushComments(PushContext& context, Notes& notes);

  /// A post whose comments are to be pushed.
  struct Target {
    std::string name;          ///< for notes
    std::string key;           ///< push_key() of the post
    std::uint64_t remote = 0;  ///< its id on the site
  };
  /// Whether any of the comments is to be sent.
  [[nodiscard]] bool is_needed(const Target& target, const std::vector<Comment>& comments) const;
  /// Asks the site which of the comments it has, for a post that was there before this run.
  void adopt(const Target& target, const std::vector<Comment>& comments);
  /// Makes and changes what is_needed() is about; then the post must take comments. Tells what the
  /// site refused, also before. Whether all are on the site now.
  bool push(const Target& target, const std::vector<Comment>& comments);

 private:
  /// A comment on the site that none of ours is known to be.
  struct Copy {
    std::uint64_t id = 0;
    std::string date;
    std::string author;
    std::string text;
  };
  /// One of ours on its way.
  struct Work {
    const Comment& comment;
    std::string key;
    PushMembers members;
    std::uint64_t hash = 0;
  };

  [[nodiscard]] Work work_of(const Target& target, const Comment& comment, std::size_t place) const;
  void push_one(const Target& target, const Work& work);
  void list(std::uint64_t remote, CommentsOf& comments);
  [[nodiscard]] std::uint64_t claim_copy(const Work& work);
  [[nodiscard]] std::uint64_t make(const Target& target, const Work& work);
  void check(const Target& target, const Work& work, std::uint64_t id, bool is_answered);
  void refuse(const Target& target, const Work& work, const std::string& why);

  PushContext& context_;
  Notes& notes_;
  CommentsOf lists_;
  std::vector<Copy> copies_;                             // of the post at hand
  std::unordered_map<std::string, std::uint64_t> made_;  // by source id, of the post at hand
  std::uint64_t refused_ = 0;
  bool closed_ = false;  // the post at hand takes no comments
};

/// Members of a request that makes or changes the comment, but for post, parent and author. Source:
/// WP_REST_Comments_Controller::prepare_item_for_database().
[[nodiscard]] PushMembers comment_request(const Comment& comment);
/// Places of comments in an order in which parents come first, else as they are; circles are cut.
[[nodiscard]] std::vector<std::size_t> parents_first(const std::vector<Comment>& comments);

}  // namespace postferry
