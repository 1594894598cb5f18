// SPDX-License-Identifier: MIT
// The page that the program is measured by. It is not part of the project: tests read it where it
// is and are skipped where it is not, unless POSTFERRY_REQUIRE_SHARED=1.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace postferry::seed {

/// The folder that the page and the corpus are in: the environment's POSTFERRY_SHARED, else the one
/// beside the checkout.
[[nodiscard]] std::string shared_folder();
/// The page's lines without blank ones, the first being its title. nullopt if there is no page.
[[nodiscard]] std::optional<std::vector<std::string>> page_lines();
/// Whether its absence is a failure.
[[nodiscard]] bool is_required();

/// The lines behind the title in the shapes that WordPress bodies have.
[[nodiscard]] std::string as_classic(const std::vector<std::string>& lines);
[[nodiscard]] std::string as_broken_paragraph(const std::vector<std::string>& lines);
[[nodiscard]] std::string as_paragraphs(const std::vector<std::string>& lines);
[[nodiscard]] std::string as_blocks(const std::vector<std::string>& lines);
[[nodiscard]] std::string as_markdown(const std::vector<std::string>& lines);
[[nodiscard]] std::string as_text(const std::vector<std::string>& lines);

}  // namespace postferry::seed
