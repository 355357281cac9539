"""Writes the values that scikit-learn gives for the cases of the tests; run by hand: python3 reference_values.py

Files beside the tests, little-endian: NAME.f32 with the values in row-major order.
"""
import pathlib
import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import MDS, TSNE, smacof, trustworthiness
from sklearn.manifold import _t_sne
from sklearn.metrics import pairwise_distances
from sklearn.neighbors import NearestNeighbors

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "reference"


def save(name, values):
    OUT.mkdir(parents=True, exist_ok=True)
    np.asarray(values, dtype="<f4").tofile(OUT / (name + ".f32"))


digits = load_digits().data[:500]
save("digits", digits)                                             # [500, 64]
pca = PCA(5, svd_solver="full").fit(digits)
save("digits-pca-variance", pca.explained_variance_ * 499 / 500)   # [5]
save("digits-pca-axes", pca.components_)                           # [5, 64]
distance, index = NearestNeighbors(n_neighbors=15).fit(digits).kneighbors()
save("digits-neighbour-distance", distance)                        # [500, 15]
first_two = pca.transform(digits)[:, :2]
save("digits-trustworthiness", [trustworthiness(digits, first_two, n_neighbors=k) for k in (5, 12)])
save("digits-continuity", [trustworthiness(first_two, digits, n_neighbors=k) for k in (5, 12)])

dense = pairwise_distances(digits[:100], squared=True).astype("f4")
joint = _t_sne._joint_probabilities(dense, 10.0, False)
save("digits-affinities-exact", joint)                             # condensed upper triangle
tsne = TSNE(2, perplexity=30, init="pca", learning_rate=50, n_iter=750, early_exaggeration=12, random_state=0)
tsne.fit(digits)
save("digits-tsne-divergence", [tsne.kl_divergence_])

some = pairwise_distances(digits[:60])
save("distances", some)                                            # [60, 60]
start = np.random.RandomState(1).normal(size=(60, 2)) * 20
save("smacof-start", start)
places, stress = smacof(some, metric=True, n_components=2, normalized_stress=False, init=start, n_init=1, max_iter=50, eps=0)
save("smacof-places", places)
save("smacof-stress", [stress])
