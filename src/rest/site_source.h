// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "base/note.h"
#include "io/source.h"
#include "rest/site_connection.h"
#include "rest/site_stream.h"

namespace postferry {

/// A live site as one stream of lines, which the format wprest reads. The next page is fetched when
/// the one before has been read, or with several connections some pages earlier: memory is that of
/// a page for each connection, and the bytes are the same.
class SiteSource final : public Source {
 public:
  /// Finds the API and looks at the site. Throws Error(input).
  explicit SiteSource(const SiteAccess& access);
  ~SiteSource() override;

  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override;

  /// What the site did not give; to be asked when reading has ended.
  [[nodiscard]] Notes& notes() noexcept { return notes_; }
  /// Posts read, and known to be there in all. May be asked from another thread.
  [[nodiscard]] std::uint64_t given() const noexcept { return given_.load(); }
  [[nodiscard]] std::uint64_t expected() const noexcept { return expected_.load(); }

 private:
  void fill();

  std::string name_;
  Notes notes_;
  SiteConnection connection_;
  std::unique_ptr<SiteStream> stream_;
  std::string lines_;
  std::size_t at_ = 0;  // in lines_
  bool ended_ = false;
  std::atomic<std::uint64_t> given_{0};
  std::atomic<std::uint64_t> expected_{0};
};

}  // namespace postferry
