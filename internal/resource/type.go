package resource

import (
	"bytes"
	"strings"
)

// The types of resources.
const (
	Cluster             = "Microsoft.ContainerService/managedClusters"
	Pool                = "Microsoft.ContainerService/managedClusters/agentPools" // a part of its cluster, and no document
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

// lookUp finds a type, whose case Azure ignores.
func lookUp(name string) (known, bool) {
	switch strings.ToLower(name) {
	case "microsoft.containerservice/managedclusters":
		return known{Cluster, "ManagedCluster"}, true
	case "microsoft.containerregistry/registries":
		return known{Registry, "ContainerRegistry"}, true
	case "microsoft.authorization/roleassignments":
		return known{RoleAssignment, "RoleAssignment"}, true
	case "microsoft.authorization/roledefinitions":
		return known{RoleDefinition, "RoleDefinition"}, true
	case "microsoft.authorization/policyassignments":
		return known{PolicyAssignment, "PolicyAssignment"}, true
	case "microsoft.managedidentity/userassignedidentities/federatedidentitycredentials":
		return known{FederatedCredential, "FederatedIdentityCredential"}, true
	case "microsoft.security/pricings":
		return known{Pricing, "SecurityPricing"}, true
	default:
		return known{}, false
	}
}

// IsKnown reports whether resources of a type become documents.
func IsKnown(name string) bool {
	_, ok := lookUp(name)
	return ok
}

// Is reports whether a type, in whatever case it is written, is one of those
// above.
func Is(name, of string) bool { return strings.EqualFold(name, of) }

// Mentions reports whether text may name a type that is known. It spares other
// files the reading.
func Mentions(text []byte) bool {
	for {
		at := bytes.IndexByte(text, '/')
		if at < 0 || at+1 == len(text) {
			return false
		}
		text = text[at+1:]
		switch text[0] {
		case 'm', 'M', 'r', 'R', 'p', 'P', 'f', 'F':
			if beginsWithLast(text) {
				return true
			}
		}
	}
}

// beginsWithLast reports whether text begins with the last part of a type.
func beginsWithLast(text []byte) bool {
	for _, last := range [...]string{
		"managedClusters", "registries", "roleAssignments", "roleDefinitions", "policyAssignments",
		"federatedIdentityCredentials", "pricings",
	} {
		if len(text) >= len(last) && bytes.EqualFold(text[:len(last)], []byte(last)) {
			return true
		}
	}
	return false
}
