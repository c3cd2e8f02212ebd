# METADATA
# title: Support
# description: Until when AKS supports something, and whether that is over.
package rules.lib.support

import data.target

# METADATA
# description: "the y of Kubernetes 1.y: that of 1.34.2 is 34. Undefined for a text of another form"
minor(version) := to_number(split(version, ".")[1]) if regex.match(`^[vV]?1\.[0-9]+(\.[0-9]+)?$`, version)

# METADATA
# description: |
#   kubernetes[version] holds the last days of support of a version: `standard`, and `lts` in the plan for long-term
#   support. Older versions have no support, and newer ones are yet to come. As of 2026-11-25:
#   https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
kubernetes := {
	"1.31": {"standard": "2025-11-30", "lts": "2026-11-30"},
	"1.32": {"standard": "2026-03-31", "lts": "2027-03-31"},
	"1.33": {"standard": "2026-07-31", "lts": "2027-07-31"},
	"1.34": {"standard": "2026-11-30", "lts": "2027-11-30"},
	"1.35": {"standard": "2027-03-31", "lts": "2028-03-31"},
	"1.36": {"standard": "2027-06-30", "lts": "2028-06-30"},
	"1.37": {"standard": "2027-10-31", "lts": "2028-10-31"},
}

# METADATA
# description: the minor version of the oldest Kubernetes in that table
oldest := 31

# METADATA
# description: |
#   node_os[sku] is the last day of support of an osSKU of node pools, in lower case. As of 2026-11-25:
#   https://learn.microsoft.com/azure/aks/node-images
#   https://learn.microsoft.com/azure/aks/use-azure-linux
#   https://learn.microsoft.com/azure/aks/windows-annual-channel
node_os := {
	"cblmariner": "2025-11-30",
	"flatcar": "2026-06-08",
	"mariner": "2025-11-30",
	"ubuntu2204": "2027-06-30",
	"windows2019": "2026-03-01",
	"windows2022": "2028-06-30",
	"windowsannual": "2026-05-15",
}

# METADATA
# description: true if a date, like 2026-11-30, is past
ended(date) if date < target.today

# METADATA
# description: what messages say of the last day of something, "ends on 2028-03-31" or "ended on 2025-11-30"
# scope: document
ends(date) := sprintf("ended on %s", [date]) if ended(date)

ends(date) := sprintf("ends on %s", [date]) if not ended(date)
