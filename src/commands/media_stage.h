// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/media_address.h"
#include "media/media_links.h"
#include "media/media_store.h"
#include "pipeline/review_stage.h"

namespace postferry {

/// Has the files of each post downloaded before it is written: what an attachment is, its featured
/// image, and what its body shows or, of the site's own uploads, links to. With a prefix the body
/// and the image that are shown lead to the downloaded files. Stands around the stage of reviews,
/// which may be null. One a worker; store and site outlive it.
class MediaStage final : public ReviewStage {
 public:
  MediaStage(MediaStore& store, const MediaSite& site, const std::optional<std::string>& prefix,
             std::unique_ptr<ReviewStage> inner);

  void extract(Post& post, Notes& notes) override;
  void render(Post& post, ShownBody& shown, Notes& notes) override;
  /// Those of the site's own addresses. What lies at others is copied, not moved.
  [[nodiscard]] std::vector<MovedFile> moved_files() const override;

 private:
  void want(const std::string& address, bool exact, MediaKind kind);
  [[nodiscard]] std::size_t want_link(const MediaLink& link, const std::string& base);
  void tell(Notes& notes) const;
  void relink(const Post& post, const std::vector<MediaLink>& links,
              const std::vector<std::size_t>& of_link, ShownBody& shown) const;
  [[nodiscard]] std::string instead_of(std::size_t wanted) const;

  MediaStore& store_;
  const MediaSite& site_;
  const std::optional<std::string>& prefix_;
  std::unique_ptr<ReviewStage> inner_;
  MediaLinkFinder finder_;
  std::vector<MediaWanted> wanted_;  // of the post at hand, each once
  std::vector<MediaFound> found_;    // of those
  bool is_attachment_ = false;       // the first of them is the post's own file
};

}  // namespace postferry
