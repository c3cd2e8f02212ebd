package resource

import (
	"bytes"
	"strings"
)

// The types of resources.
const (
	Cluster             = "Microsoft.ContainerService/managedClusters"
	Pool                = "Microsoft.ContainerService/managedClusters/agentPools" // part of its cluster, not a document
	Registry            = "Microsoft.ContainerRegistry/registries"
	RoleAssignment      = "Microsoft.Authorization/roleAssignments"
	RoleDefinition      = "Microsoft.Authorization/roleDefinitions"
	PolicyAssignment    = "Microsoft.Authorization/policyAssignments"
	FederatedCredential = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	Pricing             = "Microsoft.Security/pricings"
)

// A known type is one of the resources that become documents.
type known struct {
	name string
	kind string // of the document
}

// types are the resources that become documents: the one place to add one.
//
//nolint:gochecknoglobals // a constant
var types = newIndex(
	known{Cluster, "ManagedCluster"},
	known{Registry, "ContainerRegistry"},
	known{RoleAssignment, "RoleAssignment"},
	known{RoleDefinition, "RoleDefinition"},
	known{PolicyAssignment, "PolicyAssignment"},
	known{FederatedCredential, "FederatedIdentityCredential"},
	known{Pricing, "SecurityPricing"},
)

// An index finds types.
type index struct {
	byName map[string]known // in lower case
	// lasts are the last segments of the names by their first byte, in either
	// case.
	lasts [256][][]byte
}

func newIndex(types ...known) *index {
	index := &index{byName: map[string]known{}}
	for _, known := range types {
		index.byName[strings.ToLower(known.name)] = known
		last := []byte(known.name[strings.LastIndexByte(known.name, '/')+1:])
		for _, first := range [...]byte{bytes.ToLower(last)[0], bytes.ToUpper(last)[0]} {
			index.lasts[first] = append(index.lasts[first], last)
		}
	}
	return index
}

// lookUp finds a type; Azure ignores its case.
func lookUp(name string) (known, bool) {
	known, ok := types.byName[strings.ToLower(name)]
	return known, ok
}

// IsKnown reports whether resources of a type become documents.
func IsKnown(name string) bool {
	_, ok := lookUp(name)
	return ok
}

// Is reports whether a type, in any case, is one of those above.
func Is(name, of string) bool { return strings.EqualFold(name, of) }

// Mentions reports whether text may name a known type, so that other files
// need not be parsed.
func Mentions(text []byte) bool {
	for {
		at := bytes.IndexByte(text, '/')
		if at < 0 || at+1 == len(text) {
			return false
		}
		text = text[at+1:]
		for _, last := range types.lasts[text[0]] {
			if len(text) >= len(last) && bytes.EqualFold(text[:len(last)], last) {
				return true
			}
		}
	}
}
