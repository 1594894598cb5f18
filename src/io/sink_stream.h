// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "io/descriptor.h"
#include "io/sink.h"

namespace postferry {

/// A sink straight into a descriptor: pipes, devices, terminals, standard output.
[[nodiscard]] std::unique_ptr<Sink> stream_sink(Descriptor file, std::string name);

}  // namespace postferry
