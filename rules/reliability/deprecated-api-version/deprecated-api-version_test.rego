package rules.reliability["deprecated-api-version_test"]

import data.rules.reliability["deprecated-api-version"] as rule
import data.target

test_removed_version_is_found if {
	message := "Ingress is gone from extensions/v1beta1 since Kubernetes 1.22: use networking.k8s.io/v1"
	_messages("extensions/v1beta1", "Ingress", 22) == {message}
	_messages("extensions/v1beta1", "Ingress", 37) == {message}
}

test_deprecated_version_is_found if {
	message := "CronJob will be gone from batch/v1beta1 in Kubernetes 1.25: use batch/v1"
	_messages("batch/v1beta1", "CronJob", 24) == {message}
}

test_kinds_of_a_version_differ if {
	count(_messages("extensions/v1beta1", "Deployment", 16)) == 1
	count(_messages("networking.k8s.io/v1beta1", "Ingress", 33)) == 1
	_messages("networking.k8s.io/v1beta1", "ServiceCIDR", 33) == set()
}

test_version_without_a_replacement_is_found if {
	message := "LeaseCandidate will be gone from coordination.k8s.io/v1beta1 in Kubernetes 1.39"
	_messages("coordination.k8s.io/v1beta1", "LeaseCandidate", 37) == {message}
}

test_current_versions_are_clean if {
	_messages("batch/v1beta1", "CronJob", 20) == set()
	_messages("apps/v1", "Deployment", 37) == set()
	_messages("example.com/v1beta1", "Deployment", 37) == set()
	_messages({"unknown": "$VERSION"}, "Deployment", 37) == set()
	_messages("extensions/v1beta1", {"unknown": "$KIND"}, 37) == set()
	_messages("policy/v1beta1", "PodSecurityPolicy", 37) == set()
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_messages(version, kind, minor) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as {"apiVersion": version, "kind": kind} with target.minor as minor
}
